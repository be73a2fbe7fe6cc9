using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Names for the locals of a companion that is written from a template: never one of the member's parameters.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public LocalNames(MemberHost host, IEnumerable<IrParameter> parameters)
    {
        taken.UnionWith(parameters.Select(static parameter => parameter.Variable.Name));
        taken.UnionWith(host.Types.SelectMany(static type => TemplateText.Words(type.Declaration)));
        taken.UnionWith(TemplateText.Words(host.TypeParameters));
    }

    public string New(string wish)
    {
        string name = wish;
        for (int i = 1; !taken.Add(name); i++)
        {
            name = wish + i.ToString(CultureInfo.InvariantCulture);
        }

        return Keywords.Escape(name);
    }
}
