"""Classes and methods that test runners never see, or see wrongly."""
