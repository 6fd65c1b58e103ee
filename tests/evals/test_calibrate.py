import numpy as np

from evals.calibrate import fit


def test_a_feature_that_tells_the_classes_apart_gets_the_weight() -> None:
    random = np.random.default_rng(0)
    wanted = np.repeat([1.0, 0.0], 50)
    features = np.column_stack([wanted + random.normal(0, 0.1, 100), random.normal(0, 1, 100)])
    bias, telling, noise = fit(features, wanted)
    assert telling > 5 * abs(noise)
    judged = features @ [telling, noise] + bias > 0
    assert (judged == (wanted == 1)).mean() > 0.95
