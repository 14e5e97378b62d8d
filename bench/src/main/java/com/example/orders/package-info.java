/** What a shop's service returns. */
package com.example.orders;
