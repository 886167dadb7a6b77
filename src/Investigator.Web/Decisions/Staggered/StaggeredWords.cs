using System.Globalization;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions.Staggered;

/// <summary>How the console speaks of staggered acts.</summary>
public static class StaggeredWords
{
    public static string Of(StaggeredState state) => state switch
    {
        StaggeredState.OnItsWay => Say("on its way"),
        StaggeredState.Done => Say("done"),
        StaggeredState.Stopped => Say("stopped"),
    };

    public static string Of(MemberTurn turn) => turn switch
    {
        MemberTurn.Waiting => Say("waits"),
        MemberTurn.InForce => Say("in force"),
        MemberTurn.Stopped => Say("spared: the act was stopped"),
        MemberTurn.AllowListed => Say("left out: on the allow list"),
        MemberTurn.AlreadyHeld => Say("left out: held already"),
        MemberTurn.NotConfirmed => Say("left out: no confirmed member any more"),
        MemberTurn.AppealWon => Say("left out: an appeal was decided for it"),
    };

    /// <summary>What was chosen, in words: a day is "over 1 day".</summary>
    public static string Of(TimeSpan spread) => spread == TimeSpan.Zero ? Say("all together")
        : Say("one by one over ") + (spread >= TimeSpan.FromDays(1) ? Count(spread.TotalDays, "day") : spread >= TimeSpan.FromHours(1) ? Count(spread.TotalHours, "hour") : Count(spread.TotalMinutes, "minute"));

    private static string Count(double number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {what}{(number is 1 ? "" : "s")}");
}
