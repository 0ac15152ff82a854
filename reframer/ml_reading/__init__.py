"""Read what a bullet says about machine learning: nine statuses, whose model, how near the person came."""

from reframer.ml_reading.reading import involvement_of, read_ml

__all__ = ["involvement_of", "read_ml"]
