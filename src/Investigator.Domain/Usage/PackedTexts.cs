using System.Collections;
using System.Text;

namespace Investigator.Domain.Usage;

/// <summary>A short list of texts in one block of bytes, each made anew when it is read: for the ids of millions of events, which as texts of their own take twice the room and an object each.</summary>
public sealed class PackedTexts : IReadOnlyList<string>
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;

    public PackedTexts(IReadOnlyList<string> texts)
    {
        _bytes = new byte[texts.Sum(t => Encoding.UTF8.GetByteCount(t))];
        _ends = new int[texts.Count];
        var at = 0;
        for (var i = 0; i < texts.Count; i++) _ends[i] = at += Encoding.UTF8.GetBytes(texts[i], _bytes.AsSpan(at));
    }

    public int Count => _ends.Length;

    public string this[int index] => Encoding.UTF8.GetString(_bytes.AsSpan((index == 0 ? 0 : _ends[index - 1]).._ends[index]));

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
