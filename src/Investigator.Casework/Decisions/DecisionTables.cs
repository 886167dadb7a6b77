using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal static class DecisionTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<Decision> Decisions => db.Set<Decision>();

        public DbSet<DecisionChange> DecisionChanges => db.Set<DecisionChange>();

        public DbSet<BanProposal> BanProposals => db.Set<BanProposal>();
    }
}
