package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/// The settings of a room, opened by someone who may change them. Each change is saved at once.
///
/// @param sheet the dialog
record SettingsSheet(Locator sheet) {

  /// Lets only hosts do something from now on.
  ///
  /// @param right as the sheet calls it, such as `reveal the cards`
  void leaveToHosts(String right) {
    sheet.getByLabel(right).selectOption("hosts");
    save();
  }

  /// One of the decks that everyone knows, as the wire calls it.
  void lay(String kind) {
    deck().selectOption(kind);
    save();
  }

  /// Own cards, with commas between them.
  void layOwn(String cards) {
    deck().selectOption("custom");
    sheet.getByLabel("Your cards, in order").fill(cards);
    save();
  }

  void turnCardsWhenEveryoneHasVoted() {
    sheet.getByLabel("Reveal by itself when everyone has voted").check();
    save();
  }

  private Locator deck() {
    return sheet.getByLabel("Deck");
  }

  private void save() {
    sheet.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(sheet).isHidden();
  }
}
