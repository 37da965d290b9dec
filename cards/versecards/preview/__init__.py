"""The deck as a web page: articles and cards side by side, before anyone learns them."""
