namespace Investigator.Web.Shell;

/// <summary>
/// Hangs a component into a named place of a page that does not know it: so a room adds a panel to a page of a room to its left.
/// The component is handed those of the slot's parameters that it declares. Put <c>[Authorize(Policy = …)]</c> on it to show it to some roles only.
/// </summary>
/// <param name="name">The place: <c>account</c>, <c>cluster</c>, <c>overview</c> …</param>
/// <param name="order">Lowest first.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SlotAttribute(string name, int order) : Attribute
{
    public string Name { get; } = name;

    public int Order { get; } = order;
}
