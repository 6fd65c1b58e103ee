"""The product measured from outside, through its front door."""
