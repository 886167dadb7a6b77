using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>The view that a list opens with for somebody.</summary>
public sealed class DefaultView
{
    private DefaultView() { } // EF

    public string PersonId { get; private set; } = "";

    public QueriedList List { get; private set; }

    public Guid ViewId { get; private set; }

    public static DefaultView Of(Person person, QueriedList list, Guid view) => new() { PersonId = person.Id, List = list, ViewId = view };

    public void Turn(Guid view) => ViewId = view;
}
