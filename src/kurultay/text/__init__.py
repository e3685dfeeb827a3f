"""Articles: read from files, decoded, cleaned, told apart by language, divided into parts."""
