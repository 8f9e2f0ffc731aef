package blocking

import (
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// waiting says what a blocking call does, by what it waits for.
var waiting = map[knowledge.Wait]rule.Text{
	knowledge.NoWait:    {EN: "blocks", FR: "bloque"},
	knowledge.Sleep:     {EN: "sleeps", FR: "dort"},
	knowledge.Console:   {EN: "waits for the console", FR: "attend la console"},
	knowledge.HTTP:      {EN: "waits for an HTTP server", FR: "attend un serveur HTTP"},
	knowledge.Network:   {EN: "waits for the network", FR: "attend le réseau"},
	knowledge.Process:   {EN: "waits for a process", FR: "attend un processus"},
	knowledge.File:      {EN: "waits for the disk", FR: "attend le disque"},
	knowledge.Database:  {EN: "waits for a database", FR: "attend une base de données"},
	knowledge.Service:   {EN: "waits for a remote service", FR: "attend un service distant"},
	knowledge.Lock:      {EN: "waits for a lock", FR: "attend un verrou"},
	knowledge.Queue:     {EN: "waits for a queue", FR: "attend une file"},
	knowledge.Thread:    {EN: "waits for a thread", FR: "attend un thread"},
	knowledge.Future:    {EN: "waits for a result", FR: "attend un résultat"},
	knowledge.EventLoop: {EN: "runs an event loop", FR: "fait tourner une boucle d'événements"},
	knowledge.Cluster:   {EN: "waits for a cluster", FR: "attend un cluster"},
}

// What a call does that starts processes or ends them, and waits for nothing that they do.
var (
	startsProcess = rule.Text{EN: "takes milliseconds to start a process", FR: "met quelques millisecondes à démarrer un processus"}
	endsProcesses = rule.Text{EN: "waits until processes have been ended", FR: "attend que des processus aient été arrêtés"}
)

func doing(c *program.Call) rule.Text {
	switch k := c.Known; {
	case k.Waits != knowledge.Process:
	case c.Kind == program.Leave && k.ExitTier == knowledge.Disk:
		return endsProcesses
	case c.Kind == program.Plain && k.Tier == knowledge.Disk:
		return startsProcess
	}
	return waiting[c.Known.Waits]
}
