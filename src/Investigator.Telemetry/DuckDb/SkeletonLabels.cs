using DuckDB.NET.Data;
using Investigator.Domain.Text;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// Keeps the masked text of templates. Only of skeletons that come more than once: a skeleton seen once is somebody's own text, which must
/// not outlive its retention, and keeping one per prompt would double the store. "Once" is remembered in a table of fixed size that
/// forgets, so a rare template may get its label some sightings late.
/// </summary>
internal sealed class SkeletonLabels
{
    private const int Slots = 1 << 18;
    private readonly ulong[] _seenOnce = new ulong[Slots];
    private readonly HashSet<ulong> _kept;
    private readonly List<ulong> _new = [];
    private readonly DuckDBConnection _connection;

    internal SkeletonLabels(DuckDBConnection connection)
    {
        _connection = connection;
        _kept = [.. TelemetryStore.Ask(connection, "SELECT skeleton FROM skeleton_label", [], row => row.GetFieldValue<ulong>(0), CancellationToken.None)];
    }

    /// <summary>Writes the labels that a batch brings, inside the caller's transaction.</summary>
    internal void Write(UsageBatch batch, bool[] known)
    {
        var events = batch.Events;
        using var rows = _connection.CreateAppender("skeleton_label");
        for (var i = 0; i < events.Length; i++)
        {
            ref var e = ref events[i];
            if (known[i] || e.Skeleton is not { } skeleton || !CameBefore(skeleton) || !_kept.Add(skeleton)) continue;
            _new.Add(skeleton);
            rows.CreateRow().AppendValue(e.Skeleton).AppendValue(PromptReader.SkeletonText(Text(batch, e.SystemPrompt), Text(batch, e.Prompt))).EndRow();
        }
        rows.Close();
    }

    /// <summary>The transaction stands.</summary>
    internal void Keep() => _new.Clear();

    /// <summary>The transaction fell: its labels are not stored.</summary>
    internal void Forget()
    {
        _kept.ExceptWith(_new);
        _new.Clear();
    }

    private static string Text(UsageBatch batch, TextSlice text) => batch.Texts.String(text) ?? "";

    private bool CameBefore(ulong skeleton)
    {
        ref var slot = ref _seenOnce[skeleton % Slots];
        if (slot == skeleton) return true;
        slot = skeleton;
        return false;
    }
}
