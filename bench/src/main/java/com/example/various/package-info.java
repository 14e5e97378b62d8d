/** Methods with arguments and results of every kind; they know nothing of caching either. */
package com.example.various;
