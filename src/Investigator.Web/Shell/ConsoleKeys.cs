namespace Investigator.Web.Shell;

/// <summary>
/// Every key of the console, in the order of the overlay. Pages take part by marking what a key acts on: <c>data-row</c> on a row of a list, and inside it
/// <c>data-open</c> on its link, <c>data-mark</c> on its check box, <c>data-assign</c> on the button that takes it, <c>data-hand-on</c> on the one that hands it on; <c>data-take</c> on the button that hands out the next one; <c>data-term</c> on a value that a query can ask for; <c>data-comment</c> on the field for a note,
/// <c>data-next</c> and <c>data-previous</c> on the buttons of a pager, <c>data-submit</c> on the button that sends a dialog or a <c>data-form</c>, <c>data-submit-next</c> on the one that goes on to the next act;
/// <c>data-next-act</c> on a button whose dialog has such a one; <c>data-campaign</c>, <c>data-tag</c>, <c>data-confirm</c>, <c>data-freeze</c>, <c>data-ban</c> and <c>data-preview</c> on the buttons that begin these acts; <c>data-zone</c> on the one for the zone of times.
/// </summary>
internal static class ConsoleKeys
{
    // Bound by the pictures themselves, and only while they have the focus.
    private const string Lanes = ".il-canvas:focus";
    private const string Graph = ".ig-canvas:focus";

    /// <summary>The keys that lead to pages come from the rail.</summary>
    public static IReadOnlyList<KeyBinding> All { get; } =
    [
        new("?", Say("These keys"), "help"),
        new("/", Say("Query the list, or search where there is none"), "focus", "#query, #search"),
        new("Control+k", Say("Do something here, or go to a page or an account"), "palette"),
        .. RailEntry.All.Where(entry => entry.Key is not "").Select(entry => new KeyBinding($"g {entry.Key}", entry.Title, "go", $".rail a[href='{entry.Path}']")),
        new("j", Say("Next row"), "next", "[data-row]"),
        new("k", Say("Previous row"), "previous", "[data-row]"),
        new("Enter", Say("Open the row"), "row", "[data-open]"),
        new("x", Say("Select the row, or not"), "row", "[data-mark]"),
        new("f", Say("Narrow the list to a value of the row; on other pages: open the list of it"), "narrow", "[data-term]"),
        new("t", Say("Take the next entry that nobody holds"), "click", "[data-take]"),
        new("a", Say("Claim: it becomes yours"), "row", "[data-assign]"),
        new("s", Say("Hand on: assign, snooze or fold"), "row", "[data-hand-on]"),
        new("n", Say("Next page of the list"), "click", "[data-next]"),
        new("p", Say("Previous page of the list"), "click", "[data-previous]"),
        new("d", Say("Down to the next part of the page"), "part", "main h2"),
        new("u", Say("Up to the part before"), "partBefore", "main h2"),
        new("v", Say("To the saved views of the list"), "focus", ".views a"),
        new("w", Say("Save the list as a view, or the graph as an investigation"), "click", "[data-save-view]"),
        new("h", Say("What you asked of the list before"), "click", "[data-history]"),
        new("c", Say("Write a note"), "focus", "[data-comment]"),
        new("b", Say("Begin a campaign, or add to one"), "click", "[data-campaign]"),
        new("q", Say("Tag what is selected"), "click", "[data-tag]"),
        new("y", Say("Confirm all candidates"), "click", "[data-confirm]"),
        new("z", Say("Freeze the confirmed members, or what is selected"), "click", "[data-freeze]"),
        new("r", Say("Request a ban of the confirmed members"), "click", "[data-ban]"),
        new("l", Say("Show what would leave"), "click", "[data-preview]"),
        new("o", Say("Times in UTC, or as the clocks are here"), "click", "[data-zone]"),
        new("Control+Enter", Say("Send what is written"), "submit", "[data-submit]"),
        new("Control+Shift+Enter", Say("Send it, and go on to the next act"), "submitNext", "[data-next-act]"),
        new("Control+Space", Say("Rule: what can stand at the cursor"), "own", ".rule-form textarea"),
        new("ArrowUp", Say("Lanes: one lane up (Shift: select on the way)"), "own", Lanes),
        new("ArrowDown", Say("Lanes: one lane down (Shift: select on the way)"), "own", Lanes),
        new("ArrowLeft", Say("Lanes: back in time (Shift: move the picture)"), "own", Lanes),
        new("ArrowRight", Say("Lanes: on in time (Shift: move the picture)"), "own", Lanes),
        new("+", Say("Lanes: look closer"), "own", Lanes),
        new("-", Say("Lanes: step back"), "own", Lanes),
        new("]", Say("Lanes: fewer and thicker"), "own", Lanes),
        new("[", Say("Lanes: more and thinner"), "own", Lanes),
        new("0", Say("Lanes: show all"), "own", Lanes),
        new("Space", Say("Lanes: select the lane, or not"), "own", Lanes),
        new("m", Say("Lanes: a corner of a box of time and lanes; once more, select what was active in it"), "own", Lanes),
        new("ArrowLeft", Say("Graph: to the node beside (all four arrows)"), "own", Graph),
        new("Home", Say("Graph: to where it began"), "own", Graph),
        new("Space", Say("Graph: select the node, or not"), "own", Graph),
        new("e", Say("Graph: what to add around the node"), "own", Graph),
        new("c", Say("Graph: collapse the node"), "own", Graph),
        new("u", Say("Graph: take the last step back"), "own", Graph),
        new("h", Say("Graph: hide the selection, or the node"), "own", Graph),
        new("p", Say("Graph: pin the selection, or the node"), "own", Graph),
        new("i", Say("Graph: invert the selection"), "own", Graph),
        new("o", Say("Graph: show only the selection"), "own", Graph),
        new("m", Say("Graph: the selection is the first group"), "own", Graph),
        new("s", Say("Graph: shortest path from the first group to the selection, or between two"), "own", Graph),
        new("n", Say("Graph: common neighbours of the first group and the selection, or of two"), "own", Graph),
        new("f", Say("Graph: fit everything"), "own", Graph),
        new("+", Say("Graph: look closer"), "own", Graph),
        new("-", Say("Graph: step back"), "own", Graph),
        new("Escape", Say("Close a dialog or a menu, leave a row"), "close"),
    ];
}
