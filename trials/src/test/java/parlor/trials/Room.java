package parlor.trials;

/// A room behind a door, as its address names it.
public record Room(Door door, String name) {

  /// The same room behind another door.
  public Room at(Door other) {
    return new Room(other, name);
  }

  /// Someone new comes in as a voter.
  public Guest join(String person) {
    return join(Person.called(person));
  }

  public Guest join(Person person) {
    return enter(person, "voter", false);
  }

  /// Someone new comes in to watch.
  public Guest observe(String person) {
    return enter(Person.called(person), "observer", false);
  }

  /// Someone comes who was here before, perhaps in the life of another node.
  public Guest rejoin(Person person) {
    return enter(person, "voter", true);
  }

  private Guest enter(Person person, String role, boolean returning) {
    var guest = knock(person);
    guest.asksToJoin(role, returning).isWelcome();
    return guest;
  }

  /// A connection that has not joined.
  public Guest knock(String person) {
    return knock(Person.called(person));
  }

  public Guest knock(Person person) {
    return knock(person, Wire.Manner.GOOD);
  }

  public Guest knock(Person person, Wire.Manner manner) {
    return new Guest(this, person, Wire.open(this, manner));
  }

  public String url() {
    return door.url() + "/r/" + name;
  }

  @Override
  public String toString() {
    return url();
  }
}
