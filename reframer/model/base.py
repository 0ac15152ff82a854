"""The base of every value that passes between stages: frozen, strict, printable as JSON."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value. Unknown keys are errors, and error texts never quote the input: it is a private resume."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
