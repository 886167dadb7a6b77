namespace Investigator.Web.Triage;

/// <summary>A moment marked on a chart over time: a freeze, a ban.</summary>
/// <param name="Text">What happened, in a few words; written by the console, never by a stranger.</param>
public sealed record ChartMark(DateTimeOffset At, string Text);
