"""What watches a job from within its process; the standard library is all it needs."""
