"""Chunks → vectors → hits."""
