/** The service whose methods are called in the benchmarks; it knows nothing of caching. */
package com.example.quotes;
