namespace Investigator.Web.Linking;

/// <summary>
/// Puts a selection together again that the browser sent in parts, since one message over 32 KiB would end the circuit.
/// The browser is not trusted: parts out of order, oversized ids and endless batches are dropped.
/// </summary>
internal sealed class SelectionParts
{
    public const int MaxIdLength = 512;
    public const int MaxIds = 20_000;
    private readonly List<string> _ids = [];
    private int _batch = -1;
    private int _next;

    /// <summary>The whole selection when this was its last part, else <c>null</c>.</summary>
    public IReadOnlyList<string>? Add(int batch, int part, int parts, string[] ids)
    {
        if (part == 0) Start(batch);
        if (batch != _batch || part != _next || part >= parts || _ids.Count + ids.Length > MaxIds || ids.Any(id => id is not { Length: > 0 and <= MaxIdLength }))
        {
            Start(-1);
            return null;
        }

        _ids.AddRange(ids);
        _next++;
        return _next == parts ? [.. _ids.Distinct(StringComparer.Ordinal)] : null;
    }

    private void Start(int batch)
    {
        (_batch, _next) = (batch, 0);
        _ids.Clear();
    }
}
