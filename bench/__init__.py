"""The benchmarks that README quotes, runnable by anyone."""
