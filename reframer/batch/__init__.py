"""Many clients: every resume below a folder, each in its own output folder."""

from reframer.batch.run import BatchResult, FileResult, find_resumes, run_batch

__all__ = ["BatchResult", "FileResult", "find_resumes", "run_batch"]
