"""What stands between the steps and the machine: kept results, and processes that share the work."""
