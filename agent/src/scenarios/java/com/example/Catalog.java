package com.example;

/** What sells by a number. */
interface Catalog {
  String title(int number);
}
