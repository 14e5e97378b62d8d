/**
 * Finds the methods that rules name, puts the door into them, and takes it out again.
 *
 * <p>The way of a class: {@code WeavingTransformer} sees it when it is loaded, or when {@code
 * Sweep} has it transformed anew for other rules. {@code ClassMatcher} looks it up in the {@code
 * RuleIndex}; where rules mean some of its methods, {@code ClassWeaver} has a {@code DoorMethod}
 * write each of these, and the class's {@code ClassRecord} keeps a {@code MethodRecord} of each.
 * When such a method first runs, {@code Doors} has {@code call} make its door, to which the record
 * gives its rules, then and whenever they change.
 *
 * <p>May import {@code rules}, {@code call} and {@code observe}. Sole user of ASM, whose classes
 * are loaded when the first method is woven.
 */
package dev.refrain.weave;
