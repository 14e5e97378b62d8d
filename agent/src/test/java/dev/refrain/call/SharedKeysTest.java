package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What stands in the keys of a shared store, which other versions of the agent read, too. */
class SharedKeysTest {
  private static String parameters(String descriptor) {
    String method =
        SharedKeys.method(new MethodFacts("com.acme.Shop", "find", descriptor, 0, null));
    assertEquals("com.acme.Shop.find(", method.substring(0, method.indexOf('(') + 1));
    return method.substring(method.indexOf('('));
  }

  @Test
  void methods_are_told_apart_by_their_parameters() {
    assertEquals("()", parameters("()V"));
    assertEquals(
        "(boolean,byte,char,short,int,long,float,double)",
        parameters("(ZBCSIJFD)Ljava/lang/Object;"));
    assertEquals("(int[],long[][],String[])", parameters("([I[[J[Ljava/lang/String;)I"));
    assertEquals(
        "(com.acme.Venue$Hall,java.lang.ref.Reference,Thread$State)",
        parameters("(Lcom/acme/Venue$Hall;Ljava/lang/ref/Reference;Ljava/lang/Thread$State;)V"));
  }
}
