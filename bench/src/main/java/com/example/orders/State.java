package com.example.orders;

/** How far an order is. */
public enum State {
  OPEN,
  PAID,
  SENT
}
