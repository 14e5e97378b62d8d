/** A service whose back end is scripted, for the benchmarks of outages and of hot keys. */
package com.example.prices;
