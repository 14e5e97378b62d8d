/**
 * The keys and conditions of calls: compiles the expressions of rules for one method, and makes
 * values of what they read.
 *
 * <p>May import {@code rules}, {@code observe} and, of {@code call}, the facts of a method.
 *
 * <p>A path reads properties: of {@code venue.id} the first of {@code getId()}, {@code isId()},
 * {@code id()} and the field {@code id} that the declared type has, whatever its visibility; of a
 * value declared as {@code Object}, that its class has. It gives null where a value on the way is
 * null ({@code Optional#get} included). Keys of maps and elements of lists are no properties.
 *
 * <p>Every part of a key becomes a value that later changes of the arguments can't reach. The first
 * line that fits decides:
 *
 * <table>
 * <caption>How an object becomes a value</caption>
 * <tr><td>array</td><td>copied; by class and content</td></tr>
 * <tr><td>enum</td><td>itself</td></tr>
 * <tr><td>Map</td><td>copied; by content without order</td></tr>
 * <tr><td>List, Set, other Collection</td><td>copied; by content, a list in order, a set without;
 *     never equal to each other</td></tr>
 * <tr><td>proxy, lambda</td><td>refused</td></tr>
 * <tr><td>immutable value type of the JDK, such as String, BigDecimal, UUID</td><td>itself; by exact
 *     class</td></tr>
 * <tr><td>Date, Calendar, TimeZone, BitSet, URL, Optional, Map.Entry of the JDK</td><td>copied; by
 *     class and content</td></tr>
 * <tr><td>no equals of its own</td><td>refused</td></tr>
 * <tr><td>other types of the JDK</td><td>refused</td></tr>
 * <tr><td>Protocol Buffers' messages, Joda-Time's values</td><td>itself; with its class</td></tr>
 * <tr><td>all fields final and immutable, a single equals</td><td>itself</td></tr>
 * <tr><td>all fields readable</td><td>copied; by class and the content of all fields</td></tr>
 * <tr><td>anything else</td><td>refused</td></tr>
 * </table>
 *
 * <p>Inside an object that is copied field by field, collections other than those of the JDK, Guava
 * and Kotlin are refused: an object mapper may fill them from a database when they are read.
 *
 * <p>In conditions numbers are compared across their types without rounding, an enum with the text
 * of its name, all else by equals. What is null is equal to null, and neither less nor greater than
 * anything.
 */
package dev.refrain.call.key;
