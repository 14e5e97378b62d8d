/** A service under load, for the benchmark of what a store in trouble costs callers. */
package com.example.busy;
