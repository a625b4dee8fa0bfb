"""Items of news agencies and records of exports, in XML and JSON."""
