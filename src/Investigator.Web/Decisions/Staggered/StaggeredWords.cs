using System.Globalization;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions.Staggered;

/// <summary>How the console speaks of staggered acts.</summary>
public static class StaggeredWords
{
    public static string Of(StaggeredState state) => state switch
    {
        StaggeredState.OnItsWay => "on its way",
        StaggeredState.Done => "done",
        StaggeredState.Stopped => "stopped",
    };

    public static string Of(MemberTurn turn) => turn switch
    {
        MemberTurn.Waiting => "waits",
        MemberTurn.InForce => "in force",
        MemberTurn.Stopped => "spared: the act was stopped",
        MemberTurn.AllowListed => "left out: on the allow list",
        MemberTurn.AlreadyHeld => "left out: held already",
        MemberTurn.NotConfirmed => "left out: no confirmed member any more",
        MemberTurn.AppealWon => "left out: an appeal was decided for it",
    };

    /// <summary>What was chosen, in words: a day is "over 1 day".</summary>
    public static string Of(TimeSpan spread) => spread == TimeSpan.Zero ? "all together"
        : "one by one over " + (spread >= TimeSpan.FromDays(1) ? Count(spread.TotalDays, "day") : spread >= TimeSpan.FromHours(1) ? Count(spread.TotalHours, "hour") : Count(spread.TotalMinutes, "minute"));

    private static string Count(double number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {what}{(number is 1 ? "" : "s")}");
}
