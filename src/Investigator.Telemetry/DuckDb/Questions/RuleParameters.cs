using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>The values of one rule's query: all that an operator wrote goes here and nowhere else.</summary>
internal sealed class RuleParameters(TimeWindow window, IReadOnlyCollection<AccountId>? only)
{
    private static readonly long s_slotTicks = TimeSpan.FromMinutes(30).Ticks;

    private readonly List<(string Name, object? Value)> _values = [];

    /// <summary>Whole days: from midnight on.</summary>
    private readonly DateTime _from = window.From.UtcDateTime.Date;

    private readonly DateTime _to = window.To.UtcDateTime;

    /// <summary>A condition on <c>account_key</c>.</summary>
    public string Only => only is null ? "" : "AND account_key IN (SELECT unnest($keys))";

    /// <summary>A value of the rule, as SQL names it.</summary>
    public string Add(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"p{_values.Count}");
        _values.Add((name, value));
        return "$" + name;
    }

    /// <summary>Those that the query names: the engine refuses others.</summary>
    public IReadOnlyList<(string Name, object? Value)> Of(string sql) => [.. All().Where(p => sql.Contains("$" + p.Name, StringComparison.Ordinal))];

    private IEnumerable<(string Name, object? Value)> All()
    {
        var tail = new DateTime(Math.Max(_to.Ticks / s_slotTicks * s_slotTicks, _from.Ticks), DateTimeKind.Utc);
        var lastDay = _to.Date > _from ? _to.Date : _from;
        IEnumerable<(string, object?)> fixedOnes =
        [
            ("from", _from), ("to", _to), ("tail", tail), ("first_slot", SlotOf(_from)), ("last_slot", SlotOf(tail)),
            ("first_day", _from), ("last_day", lastDay), ("keys", only?.Select(a => AccountKey.Of(a.Value)).ToList()),
        ];
        return _values.Concat(fixedOnes);
    }

    private static int SlotOf(DateTime at) => (int)((at.Ticks - DateTime.UnixEpoch.Ticks) / s_slotTicks);
}
