/**
 * The service: an online shop's read side, written as such services are.
 *
 * <p>It imports the JDK and H2, its database, and has never heard of the agent: nothing in it
 * remembers a result.
 */
package com.example.shop;
