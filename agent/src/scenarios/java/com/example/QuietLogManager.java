package com.example;

import java.util.logging.LogManager;

/** What an application server has in place of the JDK's; too late once another is in use. */
public final class QuietLogManager extends LogManager {}
