namespace Investigator.Web.Shell;

/// <summary>Puts a page on the left rail. Who may not open the page (its <c>[Authorize]</c>) does not see the entry.</summary>
/// <param name="title">The task, in one or two words.</param>
/// <param name="icon">A constant of <c>MudBlazor.Icons</c>.</param>
/// <param name="order">Place on the rail, lowest first: Overview 0, Queue 10, Graph 20, Campaigns 30, Approvals 40, Sharing 50, Detectors 60, Ingest 70, Audit 80, Admin 90. It also says which <see cref="RailGroup"/> the page belongs to.</param>
/// <param name="key">The letter after <c>g</c> that goes there; empty for none.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RailAttribute(string title, string icon, int order, string key = "") : Attribute
{
    public string Title { get; } = title;

    public string Icon { get; } = icon;

    public int Order { get; } = order;

    public string Key { get; } = key;
}
