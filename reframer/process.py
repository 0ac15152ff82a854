"""What a process of our own may do with the interpreter, and a library never: the command line and the workers of a batch."""

import gc


def collect_seldom() -> None:
    """Let the garbage collector look at young objects in larger lots, and at all of them seldom.

    Rules and vocabulary are hundreds of thousands of objects that stay until the end; walking through them again and again
    took a fifth of a run.
    """
    gc.set_threshold(20_000, 25, 50)
