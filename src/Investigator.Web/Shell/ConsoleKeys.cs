namespace Investigator.Web.Shell;

/// <summary>
/// Every key of the console, in the order of the overlay. Pages take part by marking what a key acts on: <c>data-row</c> on a row of a list, and inside it
/// <c>data-open</c> on its link, <c>data-mark</c> on its check box, <c>data-assign</c> on the button that takes it, <c>data-hand-on</c> on the one that hands it on; <c>data-take</c> on the button that hands out the next one; <c>data-term</c> on a value that a query can ask for; <c>data-comment</c> on the field for a note,
/// <c>data-next</c> and <c>data-previous</c> on the buttons of a pager, <c>data-submit</c> on the button that sends a dialog or a <c>data-form</c>, <c>data-submit-next</c> on the one that goes on to the next act;
/// <c>data-next-act</c> on a button whose dialog has such a one; <c>data-campaign</c>, <c>data-confirm</c>, <c>data-freeze</c>, <c>data-ban</c> and <c>data-preview</c> on the buttons that begin these acts.
/// </summary>
internal static class ConsoleKeys
{
    // Bound by the pictures themselves, and only while they have the focus.
    private const string Lanes = ".il-canvas:focus";
    private const string Graph = ".ig-canvas:focus";

    /// <summary>The keys that lead to pages come from the rail.</summary>
    public static IReadOnlyList<KeyBinding> All { get; } =
    [
        new("?", "These keys", "help"),
        new("/", "Query the list, or search where there is none", "focus", "#query, #search"),
        new("Control+k", "Do something here, or go to a page or an account", "palette"),
        .. RailEntry.All.Where(entry => entry.Key is not "").Select(entry => new KeyBinding($"g {entry.Key}", entry.Title, "go", $".rail a[href='{entry.Path}']")),
        new("j", "Next row", "next", "[data-row]"),
        new("k", "Previous row", "previous", "[data-row]"),
        new("Enter", "Open the row", "row", "[data-open]"),
        new("x", "Select the row, or not", "row", "[data-mark]"),
        new("f", "Narrow the list to a value of the row", "narrow", "[data-term]"),
        new("t", "Take the next entry that nobody holds", "click", "[data-take]"),
        new("a", "Claim: it becomes yours", "row", "[data-assign]"),
        new("s", "Hand on: assign, snooze or fold", "row", "[data-hand-on]"),
        new("n", "Next page of the list", "click", "[data-next]"),
        new("p", "Previous page of the list", "click", "[data-previous]"),
        new("d", "Down to the next part of the page", "part", "main h2"),
        new("u", "Up to the part before", "partBefore", "main h2"),
        new("v", "To the saved views of the list", "focus", ".views a"),
        new("w", "Save the list as a view, or the graph as an investigation", "click", "[data-save-view]"),
        new("h", "What you asked of the list before", "click", "[data-history]"),
        new("c", "Write a note", "focus", "[data-comment]"),
        new("b", "Begin a campaign, or add to one", "click", "[data-campaign]"),
        new("y", "Confirm all candidates", "click", "[data-confirm]"),
        new("z", "Freeze the confirmed members", "click", "[data-freeze]"),
        new("r", "Request a ban of the confirmed members", "click", "[data-ban]"),
        new("l", "Show what would leave", "click", "[data-preview]"),
        new("Control+Enter", "Send what is written", "submit", "[data-submit]"),
        new("Control+Shift+Enter", "Send it, and go on to the next act", "submitNext", "[data-next-act]"),
        new("Control+Space", "Rule: what can stand at the cursor", "own", ".rule-form textarea"),
        new("ArrowUp", "Lanes: one lane up (Shift: select on the way)", "own", Lanes),
        new("ArrowDown", "Lanes: one lane down (Shift: select on the way)", "own", Lanes),
        new("ArrowLeft", "Lanes: back in time (Shift: move the picture)", "own", Lanes),
        new("ArrowRight", "Lanes: on in time (Shift: move the picture)", "own", Lanes),
        new("+", "Lanes: look closer", "own", Lanes),
        new("-", "Lanes: step back", "own", Lanes),
        new("]", "Lanes: fewer and thicker", "own", Lanes),
        new("[", "Lanes: more and thinner", "own", Lanes),
        new("0", "Lanes: show all", "own", Lanes),
        new("Space", "Lanes: select the lane, or not", "own", Lanes),
        new("ArrowLeft", "Graph: to the node beside (all four arrows)", "own", Graph),
        new("Home", "Graph: to where it began", "own", Graph),
        new("Space", "Graph: select the node, or not", "own", Graph),
        new("e", "Graph: what to add around the node", "own", Graph),
        new("c", "Graph: collapse the node", "own", Graph),
        new("u", "Graph: take the last step back", "own", Graph),
        new("h", "Graph: hide the selection, or the node", "own", Graph),
        new("p", "Graph: pin the selection, or the node", "own", Graph),
        new("i", "Graph: invert the selection", "own", Graph),
        new("o", "Graph: show only the selection", "own", Graph),
        new("m", "Graph: the selection is the first group", "own", Graph),
        new("s", "Graph: shortest path from the first group to the selection, or between two", "own", Graph),
        new("n", "Graph: common neighbours of the first group and the selection, or of two", "own", Graph),
        new("f", "Graph: fit everything", "own", Graph),
        new("+", "Graph: look closer", "own", Graph),
        new("-", "Graph: step back", "own", Graph),
        new("Escape", "Close a dialog or a menu, leave a row", "close"),
    ];
}
