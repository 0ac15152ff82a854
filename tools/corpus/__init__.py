"""Made-up resumes with exact truth, in the layouts of many programs; see ``tools/make_corpus.py``."""
