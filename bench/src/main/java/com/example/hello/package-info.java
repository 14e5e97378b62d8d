/** Programs whose start is timed; they know nothing of caching. */
package com.example.hello;
