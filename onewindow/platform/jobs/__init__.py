"""Work in time: short loops and procrastinate's jobs, run by one worker process, rescued when it dies."""
