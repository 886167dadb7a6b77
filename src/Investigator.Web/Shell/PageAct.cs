namespace Investigator.Web.Shell;

/// <summary>A button of the page below, or of the row that has the focus, as the palette offers it. What may not be done has no button and so no entry.</summary>
/// <param name="Text">What stands on it.</param>
/// <param name="Key">The key that presses it, as in <see cref="ConsoleKeys"/>; empty: none.</param>
public sealed record PageAct(string Text, string Key);
