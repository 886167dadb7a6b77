namespace Investigator.Web.Shell;

/// <summary>A key of the console. The script binds it and the overlay lists it, both from <see cref="ConsoleKeys"/>.</summary>
/// <param name="Keys">As pressed: <c>?</c>, <c>Control+k</c>; keys one after another with a space between: <c>g q</c>.</param>
/// <param name="Does">In words, for the overlay.</param>
/// <param name="Act">The act's name in <c>keys.js</c>.</param>
/// <param name="Target">A CSS selector of what it acts on. Where nothing on the page matches, the key does nothing and is not listed; <c>null</c>: works everywhere.</param>
internal sealed record KeyBinding(string Keys, string Does, string Act, string? Target = null);
