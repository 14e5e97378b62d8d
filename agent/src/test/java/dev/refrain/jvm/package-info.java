/** Child JVMs with the built jar, on every JDK at hand. */
package dev.refrain.jvm;
