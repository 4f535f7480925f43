"""Reads from an error what has to change in a configuration or in the inputs."""
