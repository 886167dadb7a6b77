using Investigator.Casework.Data;
using Investigator.Domain.Decisions.Customers;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Customers;

internal static class CustomerTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<SegmentRule> SegmentRules => db.Set<SegmentRule>();

        public DbSet<Verification> Verifications => db.Set<Verification>();

        public DbSet<Declaration> Declarations => db.Set<Declaration>();
    }
}
