using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>
/// What each resource says for one group, found by the resource's number: many candidates are asked of one group after the other, and looking into a table costs a fraction of looking into a dictionary.
/// The room is used again by the next group, since a table of millions is not made anew for each of thousands; what is in it has four bytes a resource and what the group uses.
/// </summary>
internal sealed class HabitRoom(int resources)
{
    private readonly int[] _place = new int[resources];
    private Habit[] _habits = new Habit[256];   // the first stands for whatever the group does not use
    private int _last;

    /// <summary>What the group uses, in the order in which it was touched.</summary>
    public Span<Habit> Touched => _habits.AsSpan(1, _last);

    /// <summary>What is known of a resource; all 0 when the group does not use it.</summary>
    public ref readonly Habit this[int resource] => ref _habits[_place[resource]];

    /// <summary>The same, to be written: the group uses it.</summary>
    public ref Habit Touch(int resource)
    {
        ref var place = ref _place[resource];
        if (place > 0) return ref _habits[place];
        if (++_last == _habits.Length) Array.Resize(ref _habits, 2 * _last);
        place = _last;
        _habits[place] = new() { Resource = resource };
        return ref _habits[place];
    }

    public void Clear()
    {
        foreach (ref readonly var habit in Touched) _place[habit.Resource] = 0;
        _last = 0;
    }
}

/// <summary>One resource that a group uses.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Habit
{
    public int Resource;

    /// <summary>How many units of the group use it, and the one that was counted last, from 1.</summary>
    public int Users, LastUser;

    /// <summary>The same of those that sent it, be it once.</summary>
    public int Senders, LastSender;

    /// <summary>Bits that it speaks for an outsider who uses it, and for a member; 0: it says nothing.</summary>
    public double Used, UsedByOwn;

    /// <summary>Bits of a prompt template that is the group's own, likewise; 0: it is not.</summary>
    public double Template, TemplateByOwn;
}
