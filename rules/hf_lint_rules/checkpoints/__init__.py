"""Downloads that slow tests down, tie them to the network, or leak from one test into another."""
