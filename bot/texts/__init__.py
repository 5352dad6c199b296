"""Every word a person reads, in Chinese and in English: Project Fluent files, one per noun."""
