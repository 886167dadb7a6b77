using System.Globalization;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions.Outcomes;

/// <summary>How the screen speaks of figures.</summary>
public static class OutcomeWords
{
    /// <summary>What a figure is called.</summary>
    public static string TitleOf(OutcomeFigure figure) => Texts.SayCoined(figure.Title) ?? figure.Title;

    /// <summary>A count that may be large: three digits and a unit.</summary>
    public static string Count(double count) => Math.Abs(count) switch
    {
        >= 1e9 => Say("{0:0.##} billion", count / 1e9),
        >= 1e6 => Say("{0:0.##} million", count / 1e6),
        >= 100 => string.Create(CultureInfo.InvariantCulture, $"{count:N0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:0.##}"),
    };

    /// <summary>A share; a dash where there is none.</summary>
    public static string Share(double? share) => share is { } one ? one.ToString(one is > 0 and < 0.01 ? "P2" : "P1", CultureInfo.InvariantCulture) : "–";

    /// <summary>Money in the currency of the prices.</summary>
    public static string Money(double? sum) => sum is { } one ? one.ToString(Math.Abs(one) < 100 ? "N2" : "N0", CultureInfo.InvariantCulture) : "–";

    /// <summary>A length of time.</summary>
    public static string Of(TimeSpan span) => span switch
    {
        { Ticks: 0 } => Say("at once"),
        { TotalHours: < 1 } => Say("{0:0.#} min", span.TotalMinutes),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h"),
        _ => Say("{0:0.#} days", span.TotalDays),
    };

    /// <summary>A figure in its unit.</summary>
    public static string Of(double? value, OutcomeUnit unit) => value is not { } one ? "–" : unit switch
    {
        OutcomeUnit.Hours => Of(TimeSpan.FromHours(Math.Min(one, 1e6))),
        OutcomeUnit.Share => Share(one),
        OutcomeUnit.Accounts => Count(one),
        OutcomeUnit.Minutes => Count(one),
        OutcomeUnit.Money => Money(one),
        OutcomeUnit.Count => Count(one),
    };

    /// <summary>The word of a unit.</summary>
    public static string Of(OutcomeUnit unit) => unit switch
    {
        OutcomeUnit.Hours => Say("hours"),
        OutcomeUnit.Share => Say("share"),
        OutcomeUnit.Accounts => Say("accounts"),
        OutcomeUnit.Minutes => Say("minutes"),
        OutcomeUnit.Money => Say("money"),
        OutcomeUnit.Count => Say("count"),
    };
}
